-- Steps made by a helper: the line of the call counts.
local function go(pose)
    return exhale { pose = pose, sya = "Out." }
end
exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = "standing" } },
    steps = {
        go("tall"),
        inhale { pose = "tall" },
    },
}
