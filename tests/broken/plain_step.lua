exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = {
        { pose = "tall", air = "out" },
        "inhale",
    },
    after = exhale { pose = "tall" },
}
