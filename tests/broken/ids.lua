exercise {
    id = "Cat Dance!", name = "Cat",
    poses = { ["Tall One"] = { base = "standing" }, kneeling = { base = "standing" } },
    steps = { exhale { pose = "kneeling" }, inhale { pose = "kneeling" } },
}
