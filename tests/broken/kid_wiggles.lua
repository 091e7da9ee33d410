exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = { exhale { pose = "low" }, inhale { pose = "tall" } },
    kid = {
        story = "A cat.",
        wiggles = {
            lowe = { spine = { side = 4 } },
            tall = { spine = { side = 4 }, times = 2 },
        },
    },
}
