exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" }, extra = 1 },
    props = { "mat", nil, "bnad" },
}
