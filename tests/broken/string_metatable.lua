local meta = getmetatable("")
meta.__index.rep = nil
