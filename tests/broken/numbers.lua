-- Absurd numbers.
exercise {
    id = "cat", name = "Cat",
    reps = 2.5,
    poses = {
        tall = { base = "standing", knees = 1e308 },
        low = {
            base = "tall",
            spine = { flex = 0 / 0, side = math.huge },
            pelvis = { shift = -7, pitch = -math.huge },
            feet = -1,
        },
    },
    steps = {
        exhale { pose = "low", over = 0, min_seconds = -3 },
        hold { breaths = 1e9 },
        inhale { pose = "tall", timing = { legs = { 0.6, 0.2 } }, via = { pose = "low", at = 7 } },
    },
}
