"""Which token of code is what, by Pygments, for languages whose lexers are known to stay fast.

A lexer is a list of regular expressions, and some of Pygments' take exponential time on a few bytes. So
only the ones below are used, on blocks of bounded size; ``tests/benchmarks/highlighting.py`` checks them.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LONGEST_CODE: Final = 20_000
"""Characters of a block that is highlighted; a longer one is shown plain."""

LONGEST_LINE: Final = 1_000
"""Characters of a line of such a block."""

MOST_SECONDS: Final = 0.25
"""Processor time for one block, after which the rest of it is shown plain."""

_LEXERS: Final = """
bash shell.BashLexer c c_cpp.CLexer clojure jvm.ClojureLexer console shell.BashSessionLexer
cmake make.CMakeLexer cpp c_cpp.CppLexer css css.CssLexer dart javascript.DartLexer diff diff.DiffLexer
docker configs.DockerLexer elm elm.ElmLexer elixir erlang.ElixirLexer erlang erlang.ErlangLexer
go go.GoLexer graphql graphql.GraphQLLexer groovy jvm.GroovyLexer haskell haskell.HaskellLexer
html html.HtmlLexer http textfmts.HttpLexer ini configs.IniLexer javascript javascript.JavascriptLexer
json data.JsonLexer julia julia.JuliaLexer kotlin jvm.KotlinLexer lua scripting.LuaLexer
make make.MakefileLexer markdown markup.MarkdownLexer nginx configs.NginxConfLexer ocaml ml.OcamlLexer
perl perl.PerlLexer php php.PhpLexer powershell shell.PowerShellLexer python python.PythonLexer
pycon python.PythonConsoleLexer r r.SLexer ruby ruby.RubyLexer rust rust.RustLexer scala jvm.ScalaLexer
scss css.ScssLexer sql sql.SqlLexer swift objective.SwiftLexer toml configs.TOMLLexer
typescript javascript.TypeScriptLexer vim textedit.VimLexer xml html.XmlLexer yaml data.YamlLexer
zig zig.ZigLexer
"""

LEXERS: Final = dict(zip(_LEXERS.split()[::2], _LEXERS.split()[1::2], strict=True))
"""Module and class of the lexer of each language, with a point between."""

_OTHER_NAMES: Final = {
    "bash": "sh shell zsh",
    "c": "h objc",
    "clojure": "clj",
    "console": "shell-session shellsession terminal",
    "cpp": "c++ cc cxx hpp",
    "diff": "patch",
    "docker": "dockerfile",
    "elixir": "ex exs",
    "go": "golang",
    "groovy": "gradle",
    "haskell": "hs",
    "html": "django erb html+django html+erb html+jinja jinja liquid svelte vue xhtml",
    "ini": "cfg conf",
    "javascript": "cjs js jsx mjs node",
    "json": "geojson json5 jsonc jsonl topojson vega vega-lite vegalite wavedrom",
    "julia": "jl",
    "kotlin": "kt kts",
    "make": "makefile",
    "markdown": "md",
    "ocaml": "ml",
    "perl": "pl",
    "powershell": "ps1 pwsh",
    "pycon": "ipython python-console",
    "python": "bazel py py3 python3",
    "ruby": "rb",
    "rust": "rs",
    "scss": "sass",
    "sql": "plpgsql postgresql psql sqlite",
    "typescript": "ts tsx",
    "xml": "svg",
    "yaml": "docker-compose yml",
}

ALIASES: Final = {alias: language for language, names in _OTHER_NAMES.items() for alias in names.split()}
"""Languages by the other names that authors give them, and by the names of close relatives."""

_ROLES: Final = {
    "Token.Keyword": "code-keyword",
    "Token.Keyword.Type": "code-type",
    "Token.Keyword.Constant": "code-number",
    "Token.Literal.String": "code-string",
    "Token.Literal.Number": "code-number",
    "Token.Literal.Date": "code-number",
    "Token.Comment": "code-comment",
    "Token.Name.Function": "code-function",
    "Token.Name.Class": "code-type",
    "Token.Name.Namespace": "code-type",
    "Token.Name.Exception": "code-type",
    "Token.Name.Builtin": "code-builtin",
    "Token.Name.Decorator": "code-attribute",
    "Token.Name.Attribute": "code-attribute",
    "Token.Name.Tag": "code-tag",
    "Token.Operator": "code-operator",
    "Token.Operator.Word": "code-keyword",
    "Token.Generic.Inserted": "code-inserted",
    "Token.Generic.Deleted": "code-deleted",
    "Token.Generic.Heading": "code-heading",
    "Token.Generic.Subheading": "code-heading",
    "Token.Generic.Prompt": "code-operator",
    "Token.Generic.Output": "code-comment",
}
"""Roles by Pygments' token types; a type without one takes that of the type it is a kind of."""

Pieces = list[tuple[str, str]]
"""One line of code: (text, role) in order."""


class Highlighting:
    """The lines of one block of code as pieces with roles, found as far as they have been asked for."""

    def __init__(self, code: str, language: str) -> None:
        self._source = code.split("\n")
        self._lines: list[Pieces] = []
        self._tokens = _tokens(code, language) if self._is_short(code) else iter(())
        self._open: Pieces = []
        self._seconds = 0.0

    def lines(self, start: int, stop: int) -> list[Pieces]:
        """Return some lines of the block, from the 0-based ``start`` to before ``stop``."""
        began = time.thread_time()
        while len(self._lines) < stop and self._add(next(self._tokens, None)):
            if self._seconds + time.thread_time() - began > MOST_SECONDS:
                self._tokens = iter(())
        self._seconds += time.thread_time() - began
        found = self._lines[start:stop]
        return found + [_plain(line) for line in self._source[start + len(found) : stop]]

    def _is_short(self, code: str) -> bool:
        return len(code) <= LONGEST_CODE and max(map(len, self._source)) <= LONGEST_LINE

    def _add(self, token: tuple[str, str] | None) -> bool:
        """Add a token to the lines; return False when there are no more."""
        if token is None:
            self._close_open_line()
            return False
        role, text = token
        first, *others = text.split("\n")
        if first:
            self._open.append((first, role))
        for part in others:
            self._lines.append(self._open)
            self._open = [(part, role)] if part else []
        return True

    def _close_open_line(self) -> None:
        """Complete the line that the tokens ended in, which is only their last if all went well."""
        if self._open:
            whole = self._source[len(self._lines)]
            rest = whole[sum(len(text) for text, _ in self._open) :]
            self._lines.append([*self._open, *_plain(rest)])
            self._open = []


def _plain(line: str) -> Pieces:
    return [(line, "")] if line else []


def _tokens(code: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield (role, text) pairs from the start of the code; they end early where the lexer stumbles."""
    lexer = lexer_for(language)
    if lexer is None:
        return
    roles: dict[Any, str] = {}
    end = 0
    # Many lexers know a line by its end.
    code += "\n"
    try:
        for index, token_type, text in lexer.get_tokens_unprocessed(code):
            if index != end or not code.startswith(text, index):
                return
            end += len(text)
            role = roles.get(token_type)
            if role is None:
                role = roles[token_type] = _role(token_type)
            if text:
                yield role, text
    except Exception:
        # A lexer is third-party code run on any text: what it fails on is shown plain.
        return


def _role(token_type: Any) -> str:
    while token_type is not None:
        role = _ROLES.get(str(token_type))
        if role is not None:
            return role
        token_type = token_type.parent
    return ""


def load_lexers(languages: Iterable[str]) -> None:
    """Load all that it takes to highlight some languages: tens of milliseconds each. Safe in any thread."""
    for language in languages:
        lexer_for(language)


def is_loaded(language: str) -> bool:
    """Tell whether code in a language can be highlighted, or left plain, without loading anything."""
    name = _canonical(language)
    return name in _loaded or name not in LEXERS


_loaded: Final[set[str]] = set()
"""The languages whose lexers have been made once; Pygments keeps what is costly about them."""


def lexer_for(language: str) -> Lexer | None:
    """Return the lexer of a language by any of its names; None when it has none that may be used."""
    name = _canonical(language)
    entry = LEXERS.get(name)
    if entry is None:
        return None
    module, _, lexer_class = entry.partition(".")
    options = {"startinline": True} if lexer_class == "PhpLexer" else {}
    lexer: Lexer = getattr(import_module(f"pygments.lexers.{module}"), lexer_class)(**options)
    _loaded.add(name)
    return lexer


def _canonical(language: str) -> str:
    name = language.lower()
    return ALIASES.get(name, name)
