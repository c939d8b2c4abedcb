// The binary form of WebAssembly, as far as splitting needs it: the weight of sections, the names of imports and exports.

const IMPORTS = 2;
const EXPORTS = 7;
const CODE = 10;
const DATA = 11;

/** Reads numbers and words one after the other. */
function reader(bytes, at) {
  const text = new TextDecoder();
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  return {
    get at() { return at; },
    set at(to) { at = to; },
    byte: () => bytes[at++],
    number,
    word() {
      const length = number();
      at += length;
      return text.decode(bytes.subarray(at - length, at));
    },
  };
}

function coded(value) {
  const made = [];
  do { made.push((value & 127) | (value > 127 ? 128 : 0)); value >>>= 7; } while (value);
  return Buffer.from(made);
}

const put = (words) => [coded(Buffer.byteLength(words)), Buffer.from(words)];

/** The sections of a module: kind, where it starts with its head, where its content does, where it ends. */
function* sections(bytes) {
  const read = reader(bytes, 8);
  while (read.at < bytes.length) {
    const start = read.at;
    const kind = read.byte();
    const length = read.number();
    yield { kind, start, from: read.at, end: read.at + length };
    read.at += length;
  }
}

/** Bytes of code and data of a module. */
export function weight(bytes) {
  let sum = 0;
  for (const { kind, from, end } of sections(bytes)) if (kind === CODE || kind === DATA) sum += end - from;
  return sum;
}

/** A module with some sections made anew: by kind, what comes of the entries behind their number. */
function rewritten(bytes, anew) {
  const out = [bytes.subarray(0, 8)];
  for (const { kind, start, from, end } of sections(bytes)) {
    if (!anew[kind]) {
      out.push(bytes.subarray(start, end));
      continue;
    }
    const read = reader(bytes, from);
    const entries = Array.from({ length: read.number() }, () => anew[kind](read)).filter(Boolean);
    const whole = Buffer.concat([coded(entries.length), ...entries.flat()]);
    out.push(Buffer.from([kind]), coded(whole.length), whole);
  }
  return Buffer.concat(out);
}

/** A module whose imported functions have other names. */
export function withImports(bytes, name) {
  return rewritten(bytes, {
    [IMPORTS](read) {
      const [module, field] = [read.word(), read.word()];
      const from = read.at;
      if (read.byte() !== 0) throw new Error(`split: ${module} ${field} is no function`);
      read.number();
      return [...put(module), ...put(name(module, field)), bytes.subarray(from, read.at)];
    },
  });
}

/** A module whose exports have other names; what has none is no export any more. */
export function withExports(bytes, name) {
  return rewritten(bytes, {
    [EXPORTS](read) {
      const word = read.word();
      const from = read.at;
      read.byte();
      read.number();
      const now = name(word);
      return now && [...put(now), bytes.subarray(from, read.at)];
    },
  });
}
