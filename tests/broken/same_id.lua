exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
exercise {
    id = "cat", name = "Another cat",
    poses = { tall = { base = "standing" } },
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
