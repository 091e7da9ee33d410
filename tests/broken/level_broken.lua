-- A card with a fault of its own, as its neighbours name it: one by a letter off.
exercise {
    id = "mine", name = "Mine",
    poses = { tall = { base = "standing", spine = { flx = 20 } } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
exercise {
    id = "cow", name = "Cow",
    poses = { tall = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
level {
    id = "one", name = "One",
    moves = {
        "mine",
        { "cow", choices = { "mine" } },
        "mien",
    },
}
