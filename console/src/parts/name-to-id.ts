/** Leaves room for the number of a second one: an id has 63 characters at most. */
const MOST = 56;

/** Letters that do not come apart into a plain one and its marks. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ’= '=",
    "а=a б=b в=v г=g ґ=g д=d е=e є=ye ж=zh з=z и=i і=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts",
    "ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya",
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o",
  ]
    .flatMap((line) => line.split(" "))
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

/**
 * What stands in addresses for a name in any letters: `Acme & Söhne` → `acme-sohne`, `Договор` → `dogovor`. `otherwise` where no
 * letter of it can stand there; empty for a name that is.
 */
export function nameToId(name: string, otherwise: string): string {
  if (name.trim() === "") return "";
  const id = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/gu, (letter) => LETTERS.get(letter) ?? "-")
    .replaceAll(/-+/gu, "-")
    .slice(0, MOST)
    .replaceAll(/^-+|-+$/gu, "");
  return id === "" ? otherwise : id;
}
