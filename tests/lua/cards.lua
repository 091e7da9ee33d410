-- How cards may be written: by hand, by helpers, by loops, several in a file.

-- A step word gives its table back, so that helpers can look at it and change it.
local step = exhale { pose = "low", say = "Out." }
assert(step.pose == "low" and step.say == "Out.")
step.say = { "Out, and down.", short = "Down." }

local function back(pose) return inhale { pose = pose } end

-- Poses can be made by a loop.
local poses = { tall = { base = "standing" } }
for i = 1, 5 do
    poses["low_" .. i] = { base = i == 1 and "tall" or "low_" .. (i - 1), spine = { flex = 5 * i } }
end
poses.low = { base = "low_5" }

for _, version in ipairs { "one", "two" } do
    exercise {
        id = "helper_" .. version, name = "Helper " .. version,
        poses = poses,
        steps = { step, hold { breaths = 2 }, back "tall" },
    }
end

-- Cues: a text, a text with a short form, or with names.
exercise {
    id = "cues", name = "Cues",
    poses = { tall = { base = "standing" } },
    ready = "Stand tall.",
    steps = {
        exhale { pose = "tall", say = "Out." },
        inhale { pose = "tall", say = { "In.", short = "In." } },
        exhale { pose = "tall", say = { text = "Out.", short = "Out." } },
        inhale { pose = "tall" },
    },
    kid = "A kitten sleeps.",
}

level {
    id = "helpers", name = "Helpers",
    moves = { "helper_one", { "helper_two" }, { exercise = "cues", choices = { "helper_one" } } },
}

words { ["test.one"] = "One", ["test.two"] = { "Two", short = "2" } }
