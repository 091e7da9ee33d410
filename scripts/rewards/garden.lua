-- The garden: something small grows with every repetition, and nothing ever wilts. A session has its
-- own tones for a repetition and a movement; show.sound is for what comes besides.
local LEAVES  = { "clover", "fern", "mushroom", "bluebell" }
local FLOWERS = { "daisy", "tulip", "poppy", "cornflower", "sunflower", "lavender", "rose" }
local BUSHES  = { "bush", "berry_bush", "rose" }
local TREES   = { "birch", "apple_tree", "pine" }

local function any(list) return list[math.random(#list)] end

-- Whoever stops after one breath has grown something too.
reward {
    id = "garden_first", name = "The first breath",
    on = "half_breath",
    show = function(show, done)
        if done.session == 1 then show.flower { any(FLOWERS), size = 1.2 } end
    end,
}

reward {
    id = "garden_leaf", name = "A new leaf",
    on = "rep_done",
    show = function(show, done)
        show.leaf { any(LEAVES) }
        if math.random() < 0.4 then
            show.wait(0.2)
            show.flower { any(FLOWERS), size = 0.8 }
        end
    end,
}

reward {
    id = "garden_flower", name = "A new flower",
    on = "exercise_done",
    show = function(show, done)
        show.flower { any(FLOWERS), size = 1.2 }
        show.wait(0.5)
        show.dew { "drop" }
    end,
}

reward {
    id = "garden_thanks", name = "Thank you",
    on = "level_done",
    show = function(show, done)
        for i = 1, 3 do
            show.flower { any(FLOWERS), size = 0.8 + 0.2 * i }
            show.wait(0.3)
        end
        show.leaf { any(BUSHES) }
        -- a tree now and then: after many breaths the garden has a small wood
        if math.random() < 0.3 then
            show.wait(0.3)
            show.leaf { any(TREES) }
        end
        show.words "thanks.garden"
        show.light { "firefly" }
    end,
}

reward {
    id = "garden_dew", name = "Morning dew",
    on = "garden_opened",
    show = function(show)
        for i = 1, 4 do show.dew { "drop" } end
    end,
}
