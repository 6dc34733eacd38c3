"""The national pack is an ordinary one: it comes through the wheel's own entry point, and is dropped by name."""

from importlib.metadata import entry_points

from msp_model.plugins import GROUP, NATIONAL, Registry, load_rulebook


def test_it_has_its_own_entry_point() -> None:
    points = {point.value for point in entry_points(group=GROUP, name=NATIONAL)}

    assert points == {"msp_model.national"}


def test_it_is_loaded_where_no_other_is() -> None:
    book = load_rulebook(only=(), strict=True)

    assert [pack.id for pack in book.rulebook.packs] == [NATIONAL]
    assert book.rulebook.rules
    assert book.failures == ()


def test_it_has_the_version_of_the_library() -> None:
    registry = Registry()
    registry.load_entry_points(only=(), strict=True)

    own = next(info for info in registry.plugins() if info.own)

    assert (own.name, own.distribution, own.status) == (NATIONAL, "msp-model", "active")
    assert [pack.version for pack in own.packs] == [own.version]


def test_without_it_nothing_is_left() -> None:
    assert load_rulebook(only=(), drop=[NATIONAL], strict=True).rulebook.packs == ()
