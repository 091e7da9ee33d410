exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    before = { exhale { pose = "tall" }, inhale { pose = "tall" } },
    steps = {
        exhale { pose = "low" },
        hold { breaths = 2 },
        inhale { pose = "tall" },
    },
    kid = {
        story = "A cat.",
        before = {},
        steps = {
            exhale { pose = "low" },
            hold { breaths = 1 },
            inhale { pose = "tall", over = 3 },
        },
    },
}
