"""The ``msp-model`` command: dossiers assessed, and the rulebook read, from a terminal.

Adding a command takes two steps.

1. A module ``cli/<command>.py`` that holds it::

       from msp_model.cli.call import Call
       from msp_model.cli.spoken import argument, command, option

       @command(
           fr="Vérifier des dossiers sans les évaluer.",
           en="Check dossiers without assessing them.",
           examples=["msp-model validate dossiers/*.yaml"],
       )
       @argument("files", fr="dossiers, en JSON ou en YAML", en="dossiers, in JSON or YAML", nargs=-1)
       def validate(call: Call, files: tuple[str, ...]) -> None:
           ...

   Its first argument is the `Call`: the language, and everything that prints (``call.lines``, ``call.page``,
   ``call.table``, ``call.json``, ``call.warn``). Every word for people is given in French and in English; ``--lang``
   and ``--debug`` are there without being written. What the user did wrong is raised as a `Refusal`, a sentence and
   an exit status of 2; problems of documents (``ProblemsError``) may be raised as they are.

2. An entry in the one list of `commands`: the name, the module, the words of the list of commands. The module is
   imported when its command is run, so that ``msp-model --help`` loads no rulebook.

Exit status: 0 where the question was answered, whatever the answer; 2 where what was asked or given is wrong; 1 for an
error of the library itself, whose traceback ``--debug`` shows, and for a pack that does not pass the conformance kit.

commands     the one list of commands
spoken       commands, options and arguments in two languages
call         one run of the command: language, printing, refusals
app          the command: from arguments to exit status
errors       what was typed wrong, in words
terminal     colours and tables on a terminal, plain text in a pipe
types        what options take: days, choices
loading      the rulebook and the dossier
assess       msp-model assess
validate     msp-model validate
schema       msp-model schema
export, diff msp-model export, diff
progress     how far a long command has come
plugins      msp-model plugins
check        msp-model check
new_region   msp-model new-region; templates holds what it writes
coverage     msp-model coverage; coverage_rows counts, coverage_pages renews the tables of README and docs
pack_folder  packs that are not installed
catalogue    msp-model rules, facts, parameters, texts, schemes, interpretations, observations
rows, cards, cards_texts, outline, catalogue_data
             their tables, cards and data
"""

import sys

__all__ = ["main"]

_EXTRA = {"click", "rich"}


def main(arguments: list[str] | None = None) -> None:
    """Run the command, with the arguments of the process where none are given, and end with its exit status."""
    try:
        from msp_model.cli.app import app  # noqa: PLC0415 - without the extra the command still has a word to say
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _EXTRA:
            raise
        sys.stderr.write("msp-model: cette commande demande / this command needs: pip install 'msp-model[cli]'\n")
        sys.exit(2)
    app.main(arguments)
