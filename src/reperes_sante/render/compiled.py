"""Templates, compiled once for the same text, to what they say, without what none of ours asks for.

Jinja makes each call look for a context to hand over, each macro look for arguments that it does not have,
and each text be escaped again once it is safe. A page makes thousands of calls.
"""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr
from jinja2.runtime import Macro
from markupsafe import Markup

from reperes_sante.read.disk import write_if_changed
from reperes_sante.read.kept import KEPT, code, digest, served


class Compiled(BytecodeCache):
    """Keeps the code of templates by their name, their text and what compiles them, for later processes too.

    Args:
        root: the project's folder.
        usage: what the templates are for; environments of one usage compile alike.
    """

    # Projects of one process share their templates.
    _codes: ClassVar[dict[str, CodeType]] = {}

    def __init__(self, root: Path, usage: str) -> None:
        self._folder = root / KEPT
        self._usage = usage

    def get_bucket(
        self,
        environment: Environment,
        name: str,
        filename: str | None,  # noqa: ARG002 - the same template in another folder is the same
        source: str,
    ) -> Bucket:
        """Return what is known of a template."""
        key = digest((code(), self._usage.encode(), name.encode(), source.encode()))
        bucket = Bucket(environment, key, key)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from this process, else from the disk, if one has it."""
        place = self._folder / bucket.key
        if bucket.key in self._codes:
            bucket.code = self._codes[bucket.key]
        elif place.exists():
            bucket.bytecode_from_string(served(place))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._codes[bucket.key] = bucket.code
            write_if_changed(self._folder / bucket.key, bucket.bytecode_to_string())


class Straight(CodeGenerator):
    """Compiles calls to calls; `finalize` of the environment, which every value goes through, escapes."""

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - as the library calls it
        """Write a call: nothing of ours asks for the context."""
        self.visit(node.node, frame)
        self.write("(")
        given = [("", argument) for argument in (*node.args, *node.kwargs)]
        for stars, argument in (*given, ("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if argument is not None:
                self.write(stars)
                self.visit(argument, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the definition of a macro, of the kind below."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write("environment.finalize(")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write(")")


class Plain(Macro):
    """A macro that is given all that it asks for by place, as nearly always; else, that of Jinja."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        """Return what it makes."""
        if kwargs or self.caller or len(args) != self._argument_count:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args))
