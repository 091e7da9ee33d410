exercise {
    id = "cat", name = "Cat", props = { "chair" },
    poses = {
        tall = { base = "standing" },
        lean = { base = "tall", hands = { at = "rail", clasp = "shin" } },
    },
    steps = { exhale { pose = "lean" }, inhale { pose = "tall" } },
}
