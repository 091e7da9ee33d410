-- What people call the shoulder blades, and a way that a blade has by its sign.
exercise {
    id = "cat", name = "Cat",
    poses = {
        tall = { base = "standing", blades = { back = 60 } },
        wide = { base = "standing", shoulders = { up = 20 } },
        low  = { base = "standing", lead_shoulder = { up = 20 }, blades = { forward = -90 } },
    },
    steps = { exhale { pose = "tall" }, inhale { pose = "wide" }, exhale { pose = "low" }, inhale { pose = "tall" } },
}
