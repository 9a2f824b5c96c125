/** Texts in English of a first start. */
export const startEn = {
  start: {
    title: 'Count a site',
    site: 'Which site',
    chosen: (site: string) => `${site} is counted under this name.`,
    add: 'Go on',
    added: 'Added.',
    domainHelp: 'A website or an API. Only a name: nothing is looked up.',
    put: 'Put this where the site is',
    stack: 'What the site is made with',
    stacks: {
      html: 'HTML',
      spring: 'Spring Boot',
      servlet: 'Servlet',
      log: 'Log file',
      curl: 'curl',
    },
    about: {
      html: 'Into the head of each page. It sets no cookie and stores nothing.',
      spring: 'Captures each request of the application with its route; for Spring Boot 3 and 4.',
      servlet: 'Captures each request of the application; for any servlet container.',
      log: 'Reads what the web server wrote, each line once however often it is read.',
      curl: 'Sends one page view by hand, to see that it arrives.',
    },
    needsKey: 'The application sends with a key, which may do nothing else for this site.',
    makeKey: 'Make the key',
    keyName: (site: string) => `Captures ${site}`,
    keyByOwner:
      'The application sends with a key with the scope “ingest”. Owners make keys; ask one.',
    wait: 'See the first hit come',
    waiting: (site: string) => `Waiting for the first hit of ${site}…`,
    came: 'The first hit came. The site is counted.',
    toSite: 'Show the numbers',
    begin: 'Set it up step by step',
    noSites: 'There are no sites that you may see yet. Ask an owner for some.',
  },
};
