/** A link under which somebody without a key reads one site. */
export interface OpenedLink {
  readonly site: string;
  /** The secret part of its address. */
  readonly slug: string;
}

const PATH = /^\/share\/([^/]+)$/;

/** The parameter that carries the secret part. */
export const LINK_PARAMETER = 'auth';

/** The shared link that a page's address is; null where it is none. */
export function linkOf(at: {
  readonly pathname: string;
  readonly search: string;
}): OpenedLink | null {
  const site = PATH.exec(at.pathname)?.[1];
  const slug = new URLSearchParams(at.search).get(LINK_PARAMETER) ?? '';
  return site === undefined ? null : { site: plain(site), slug };
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
