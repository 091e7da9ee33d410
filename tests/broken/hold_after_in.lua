exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    steps = {
        exhale { pose = "low" },
        inhale { pose = "tall" },
        hold { breaths = 2 },
    },
}
