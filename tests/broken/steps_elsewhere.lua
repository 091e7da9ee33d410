-- Steps that stand outside of the card.
local steps = {
    exhale {
        pose = "tall",
        fel = "hips",
    },
    exhale { pose = "tall" },
    inhale { pos = "tall" },
}
exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = steps,
}
