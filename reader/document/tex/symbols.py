"""The symbols of TeX: what each command stands for, and how it is spaced. Tables are read when first used."""

from __future__ import annotations

import functools
from typing import Final, Literal, NamedTuple

AtomKind = Literal[
    "ordinary",
    "word",
    "sign",
    "slash",
    "bar",
    "fraction",
    "vulgar",
    "root",
    "function",
    "big",
    "binary",
    "relation",
    "opening",
    "closing",
    "punctuation",
    "space",
    "box",
]
"""What TeX calls the class of an atom, with those told apart that need brackets or blanks of their own."""


class Symbol(NamedTuple):
    """What stands for a command or a character of TeX."""

    text: str
    kind: AtomKind


_ORDINARY: Final = r"""
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
infty ∞ partial ∂ nabla ∇ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ imath ı jmath ȷ mho ℧ eth ð
forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ emptyset ∅ varnothing ∅ complement ∁ angle ∠
measuredangle ∡ triangle △ square □ Box □ blacksquare ■ qed ∎ Diamond ◇ lozenge ◊ bigstar ★ diamondsuit ♢
heartsuit ♡ clubsuit ♣ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ degree ° prime ′ backprime ‵
ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ pounds £ euro € yen ¥ S § P ¶
copyright © dagger † ddagger ‡ % % $ $ # # & & _ _ backslash \ aa å AA Å o ø O Ø ss ß ae æ AE Æ oe œ OE Œ
"""

_BINARY: Final = r"""
pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿
boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊ veebar ⊻ triangleleft ◁ triangleright ▷
lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ diamond ⋄ bigcirc ◯ dotplus ∔ intercal ⊺ Cap ⋒ Cup ⋓ centerdot · diagup ╱
diagdown ╲
"""

_RELATIONS: Final = r"""
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ equiv ≡ sim ∼ simeq ≃
approx ≈ approxeq ≊ cong ≅ asymp ≍ doteq ≐ propto ∝ varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲
gtrsim ≳ in ∈ ni ∋ owns ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋
nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ mid | nmid ∤ parallel ∥ nparallel ∦
perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ bowtie ⋈ Join ⋈ smile ⌣ frown ⌢
to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔ longleftrightarrow ⟷
Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸ Leftrightarrow ⇔
Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓
updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀
rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝
twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ rightrightarrows ⇉
therefore ∴ because ∵ coloneqq ≔ coloneq ≔ eqqcolon ≕ triangleq ≜ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇
multimap ⊸ lessgtr ≶ gtrless ≷ trianglelefteq ⊴ trianglerighteq ⊵ between ≬ circeq ≗ bumpeq ≏ eqsim ≂
"""

_BIG: Final = r"""
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀
bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ intop ∫ smallint ∫
"""

_OPENING: Final = r"""
{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lgroup ( ulcorner ⌜ llbracket ⟦ llcorner ⌞
"""
_CLOSING: Final = r"""
} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rgroup ) urcorner ⌝ rrbracket ⟧ lrcorner ⌟
"""

_FUNCTIONS: Final = """
sin cos tan cot sec csc arcsin arccos arctan arccot sinh cosh tanh coth sech csch exp log ln lg max min sup
inf arg det dim ker hom deg gcd lcm Pr argmax argmin sgn sign rank tr Tr Var Cov erf diag span
"""

LIMITS: Final = frozenset(("lim", "lim inf", "lim sup", "inj lim", "proj lim"))
"""Words that work on all that follows, as ∑ does."""

_CHARACTERS: Final[dict[str, Symbol]] = {
    "+": Symbol("+", "binary"),
    "-": Symbol("−", "binary"),
    "−": Symbol("−", "binary"),
    "*": Symbol("∗", "binary"),
    "±": Symbol("±", "binary"),
    "×": Symbol("×", "binary"),
    "·": Symbol("·", "binary"),
    "=": Symbol("=", "relation"),
    "<": Symbol("<", "relation"),
    ">": Symbol(">", "relation"),
    "≤": Symbol("≤", "relation"),
    "≥": Symbol("≥", "relation"),
    "≠": Symbol("≠", "relation"),
    "≈": Symbol("≈", "relation"),
    "∈": Symbol("∈", "relation"),
    "→": Symbol("→", "relation"),
    "(": Symbol("(", "opening"),
    "[": Symbol("[", "opening"),
    ")": Symbol(")", "closing"),
    "]": Symbol("]", "closing"),
    ",": Symbol(",", "punctuation"),
    ";": Symbol(";", "punctuation"),
    "/": Symbol("/", "slash"),
    "|": Symbol("|", "bar"),
}

_SPACES: Final = {
    ",": 1,
    ":": 1,
    ">": 1,
    ";": 1,
    " ": 1,
    "\n": 1,
    "enspace": 1,
    "quad": 2,
    "qquad": 4,
    "thinspace": 1,
}

_IGNORED: Final = """
displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag ! negthinspace mathstrut
strut relax rm bf it big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm
allowbreak nobreak mathop mathbin mathrel mathord mathopen mathclose mathinner normalsize
small large / centering
"""


@functools.cache
def commands() -> dict[str, Symbol | None]:
    """Return what the names of commands stand for; None is nothing at all, as of ``displaystyle``."""
    table: dict[str, Symbol | None] = {}
    tables: list[tuple[str, AtomKind]] = [
        (_ORDINARY, "ordinary"),
        (_BINARY, "binary"),
        (_RELATIONS, "relation"),
        (_BIG, "big"),
        (_OPENING, "opening"),
        (_CLOSING, "closing"),
    ]
    for pairs, kind in tables:
        words = pairs.split()
        table.update((name, Symbol(text, kind)) for name, text in zip(words[::2], words[1::2], strict=True))
    table.update((name, Symbol(name, "function")) for name in _FUNCTIONS.split())
    table.update(
        {
            "lim": Symbol("lim", "function"),
            "liminf": Symbol("lim inf", "function"),
            "limsup": Symbol("lim sup", "function"),
            "injlim": Symbol("inj lim", "function"),
            "projlim": Symbol("proj lim", "function"),
            "bmod": Symbol("mod", "binary"),
            "mod": Symbol("mod", "binary"),
            "colon": Symbol(":", "punctuation"),
            "ldotp": Symbol(".", "punctuation"),
            "vert": Symbol("|", "bar"),
            "Vert": Symbol("‖", "bar"),
            "|": Symbol("‖", "bar"),
        }
    )
    table.update((name, Symbol(" " * blanks, "space")) for name, blanks in _SPACES.items())
    table.update(dict.fromkeys(_IGNORED.split()))
    return table


def character(character: str) -> Symbol:
    """Return what stands for a character that is no command."""
    return _CHARACTERS.get(character) or Symbol(character, "ordinary")


ACCENTS: Final = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "mathring": "\u030a",
    "underline": "\u0332",
}
"""Commands that put a mark on a letter, and the combining mark."""

_VULGAR: Final = "½ 1/2 ⅓ 1/3 ⅔ 2/3 ¼ 1/4 ¾ 3/4 ⅕ 1/5 ⅖ 2/5 ⅗ 3/5 ⅘ 4/5 ⅙ 1/6 ⅚ 5/6 ⅛ 1/8 ⅜ 3/8 ⅝ 5/8 ⅞ 7/8"


@functools.cache
def vulgar_fractions() -> dict[str, str]:
    """Return the fractions that are one character, by how they are written in a line."""
    words = _VULGAR.split()
    return dict(zip(words[1::2], words[::2], strict=True))


_ALPHABETS: Final = {
    "mathbb": (0x1D538, 0x1D552, 0x1D7D8, "CℂHℍNℕPℙQℚRℝZℤ"),
    "mathcal": (0x1D49C, 0, 0, "BℬEℰFℱHℋIℐLℒMℳRℛ"),
    "mathscr": (0x1D49C, 0, 0, "BℬEℰFℱHℋIℐLℒMℳRℛ"),
    "mathfrak": (0x1D504, 0x1D51E, 0, "CℭHℌIℑRℜZℨ"),
}
"""Where the capitals, the small letters and the digits of an alphabet start, and which lie elsewhere."""

ALPHABETS: Final = frozenset(_ALPHABETS)


def in_alphabet(alphabet: str, letter: str) -> str | None:
    """Return a letter or digit in one of the `ALPHABETS`; None when Unicode has no such one."""
    capitals, small, digits, elsewhere = _ALPHABETS[alphabet]
    at = elsewhere.find(letter) if letter.isascii() else -1
    if at >= 0:
        return elsewhere[at + 1]
    for start, first, last in ((capitals, "A", "Z"), (small, "a", "z"), (digits, "0", "9")):
        if start and first <= letter <= last:
            return chr(start + ord(letter) - ord(first))
    return None


_SUPERSCRIPTS: Final = (
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
    "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿϕᵠφᵠχᵡ"
)
_SUBSCRIPTS: Final = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨϕᵩφᵩχᵪ"


@functools.cache
def raised() -> dict[int, str]:
    """Return superscripts by character, for `str.translate`."""
    return _pairs(_SUPERSCRIPTS)


@functools.cache
def lowered() -> dict[int, str]:
    """Return subscripts by character, for `str.translate`."""
    return _pairs(_SUBSCRIPTS)


def _pairs(text: str) -> dict[int, str]:
    return {ord(plain): script for plain, script in zip(text[::2], text[1::2], strict=True)}
