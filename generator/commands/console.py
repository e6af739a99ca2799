"""Click in Vietnamese: help, wrong usage, dates; and `build` when no command is named."""

from contextlib import suppress
from datetime import date as Date
from typing import Any

import click

from generator.problems import UsageFailed
from generator.text.comparing import guess


def in_vietnamese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"; có phải «{error.possibilities[0]}»?" if error.possibilities else ""
        return f"không có tùy chọn «{error.option_name}»{near}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"giá trị của «{error.param.opts[0]}» không dùng được: {_wanted(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn «{error.option_name}» thiếu giá trị"
    extra = error.message.partition("(")[2].rstrip(")")
    return f"thừa «{extra}» trong lệnh" if extra else "lệnh viết chưa đúng"


def _wanted(error: click.BadParameter) -> str:
    wanted = error.param.type if error.param else None
    if isinstance(wanted, click.Choice):
        return "chọn một trong " + ", ".join(map(str, wanted.choices))
    if isinstance(wanted, click.IntRange):
        return f"cần một số từ {wanted.min} đến {wanted.max}"
    return error.message


class _VietnameseHelp:
    """Prints a command's help with Vietnamese headings."""

    def format_help(self: Any, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(piece.replace("[OPTIONS]", "[TÙY CHỌN]") for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces.replace("COMMAND [ARGS]...", "LỆNH …"), prefix="Cách dùng: ")
        self.format_help_text(ctx, formatter)
        options = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(options)
        if isinstance(self, click.Group):
            with formatter.section("Các lệnh"):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(90)) for name in self.commands])
        self.format_epilog(ctx, formatter)

    def get_help_option(self: Any, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "In hướng dẫn này."
        return option  # type: ignore[no-any-return]


class Command(_VietnameseHelp, click.Command):
    """A command whose help is Vietnamese."""


class Program(_VietnameseHelp, click.Group):
    """The program: its commands, `build` when none is named, and a guess for one that is mistyped."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """No command means `build`, with whatever options stand there."""
        at = 0
        while at < len(args) and args[at].startswith("--root"):
            at += 1 if "=" in args[at] else 2
        own = at < len(args) and (not args[at].startswith("-") or args[at] in ("--help", "--version"))
        return super().parse_args(ctx, args if own else [*args[:at], "build", *args[at:]])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            near = guess(args[0], self.commands)
            hint = f"có phải «{near}»?" if near else "các lệnh: " + ", ".join(self.commands)
            raise UsageFailed(f"không có lệnh «{args[0]}»; {hint}")
        return super().resolve_command(ctx, args)


class DayType(click.ParamType[Date]):
    """A date in either spelling that content files take."""

    name = "NGÀY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Date:
        if isinstance(value, Date):
            return value
        with suppress(ValueError):  # the usual spelling, without loading what reads all others
            if len(value) == len("2026-12-31") and value.startswith("20"):
                return Date.fromisoformat(value)
        from generator.declaring.dates import DATE
        from generator.declaring.spec import Reading, Refused, Spec
        from generator.reading.values import Text

        try:
            day: Date = DATE.read(Text(value, 1), Spec("--date", DATE), Reading(""))
        except Refused:
            message = f"«{value}» không phải ngày có thật; viết 2026-12-31 hoặc 31/12/2026"
            raise click.BadParameter(message, ctx, param) from None
        return day
