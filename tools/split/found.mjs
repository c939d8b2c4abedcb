/** A value that has to be there. */
export function found(what, value) {
  if (value == null || value.length === 0) throw new Error(`split: ${what} not found; has a tool changed?`);
  return value;
}
