exercise {
    id = "cat", name = "Cat", reps = 2,
    poses = { tall = { base = "standing" }, low = { base = "tall", spine = { flex = 20 } } },
    start = "tall",
    steps = {
        exhale { pose = "low" },
        inhale { pose = "low" },
    },
}
