exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = { exhale { pose = "low" }, inhale { pose = "tall" } },
    kid = {
        storey = "A cat.",
        toy = "bare",
        wiggle = { low = { times = 2 } },
        wiggles = {
            low = { times = 9, spines = { side = 4 }, pelvis = { shift = 2 } },
        },
    },
}
