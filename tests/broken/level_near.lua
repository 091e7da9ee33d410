exercise {
    id = "twisting_cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
level {
    id = "one", name = "One",
    moves = {
        { "twisting_cat", version = "lying" },
        "twistin_cat",
    },
}
