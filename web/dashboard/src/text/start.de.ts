import type { startEn } from './start.en';

/** Texts in German of a first start. */
export const startDe: typeof startEn = {
  start: {
    title: 'Eine Website zählen',
    site: 'Welche Website',
    chosen: (site) => `${site} wird unter diesem Namen gezählt.`,
    add: 'Weiter',
    added: 'Hinzugefügt.',
    domainHelp: 'Eine Website oder eine API. Nur ein Name: nichts wird nachgeschlagen.',
    put: 'Dies dorthin, wo die Website ist',
    stack: 'Womit die Website gemacht ist',
    stacks: {
      html: 'HTML',
      spring: 'Spring Boot',
      servlet: 'Servlet',
      log: 'Logdatei',
      curl: 'curl',
    },
    about: {
      html: 'In den Kopf jeder Seite. Es setzt kein Cookie und speichert nichts.',
      spring: 'Erfasst jede Anfrage der Anwendung mit ihrer Route; für Spring Boot 3 und 4.',
      servlet: 'Erfasst jede Anfrage der Anwendung; für jeden Servlet-Container.',
      log: 'Liest, was der Webserver schrieb, jede Zeile einmal, wie oft man auch liest.',
      curl: 'Sendet von Hand einen Seitenaufruf, um zu sehen, dass er ankommt.',
    },
    needsKey:
      'Die Anwendung sendet mit einem Schlüssel, der für diese Website nichts anderes darf.',
    makeKey: 'Schlüssel anlegen',
    keyName: (site) => `Erfasst ${site}`,
    keyByOwner:
      'Die Anwendung sendet mit einem Schlüssel, der „ingest“ darf. Schlüssel legen Eigentümer an; fragen Sie einen.',
    wait: 'Den ersten Zugriff kommen sehen',
    waiting: (site) => `Warten auf den ersten Zugriff von ${site}…`,
    came: 'Der erste Zugriff ist da. Die Website wird gezählt.',
    toSite: 'Zahlen zeigen',
    begin: 'Schritt für Schritt einrichten',
    noSites: 'Es gibt noch keine Websites, die Sie sehen dürfen. Fragen Sie einen Eigentümer.',
  },
};
