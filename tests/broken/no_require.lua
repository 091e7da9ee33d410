
local word = require
