-- The garden: something small grows with every repetition, and nothing ever wilts.
local FLOWERS = { "daisy", "tulip", "poppy", "cornflower", "sunflower" }

reward {
    id = "garden_leaf", name = "A new leaf",
    on = "rep_done",
    show = function(show, done)
        show.leaf { "clover" }
        show.sound "petal"
    end,
}

reward {
    id = "garden_flower", name = "A new flower",
    on = "exercise_done",
    show = function(show, done)
        show.flower { FLOWERS[math.random(#FLOWERS)] }
        show.sound "bloom"
        show.wait(0.5)
        show.dew { "drop" }
    end,
}

reward {
    id = "garden_thanks", name = "Thank you",
    on = "level_done",
    show = function(show, done)
        for i = 1, 3 do
            show.flower { FLOWERS[math.random(#FLOWERS)], size = 0.8 + 0.2 * i }
            show.wait(0.5)
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
