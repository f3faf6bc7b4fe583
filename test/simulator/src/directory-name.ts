import { CLOUD_IDS, CLOUDS, type Cloud } from '@production-assist/shared/clouds';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
/** Stand-ins for "whatever directory the person is in": never a directory themselves. */
const PLACEHOLDERS = ['common', 'organizations', 'consumers'];

/** What a name in a sign-in path is: nothing a directory could be called, a placeholder, or perhaps a directory. */
export function nameKind(name: string): 'malformed' | 'placeholder' | 'directory' {
  if (PLACEHOLDERS.includes(name.toLowerCase())) return 'placeholder';
  return isGuid(name) || DOMAIN.test(name) ? 'directory' : 'malformed';
}

/** True for a GUID, of any version and in either case. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** Clouds whose sign-in service answers at this origin; two of them share one. */
export function cloudsAt(origin: string): Cloud[] {
  return CLOUD_IDS.filter((cloud) => CLOUDS[cloud].signIn === origin);
}

/** The parts of a URL's path, decoded; a part that cannot be decoded stays as it is. */
export function pathSegments(url: URL): string[] {
  return url.pathname
    .split('/')
    .slice(1)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
