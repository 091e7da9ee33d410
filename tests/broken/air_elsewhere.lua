-- Steps that stand outside of the card, and one that is made by a helper.
local function out(pose)
    return exhale { pose = pose }
end
local steps = {
    out "tall",
    out "tall",
    inhale { pose = "tall" },
}
exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = steps,
}
exercise {
    id = "dog", name = "Dog",
    poses = { tall = { base = "standing" } },
    steps = {
        out "tall",
        out "tall",
        inhale { pose = "tall" },
    },
}
