/** A person, seen from the front, at 0, 0; a path for pictures. */
export const PERSON = 'M0 -9a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0 -9ZM-7.5 10c0 -5 3.2 -7.5 7.5 -7.5s7.5 2.5 7.5 7.5Z';
