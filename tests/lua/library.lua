-- What a card may use of Lua, seen from inside a card. A failed assert is a fault of this file.

-- pairs walks in one order everywhere: numbers upwards, then texts by their bytes.
local function keys(t)
    local list = {}
    for key in pairs(t) do list[#list + 1] = tostring(key) end
    return table.concat(list, " ")
end
assert(keys { b = 1, a = 1, [3] = 1, [-1] = 1, [2.5] = 1, aa = 1, B = 1 } == "-1 2.5 3 B a aa b")
assert(keys { 10, 20, 30 } == "1 2 3")
assert(keys {} == "")

-- Fields may go while a table is walked; new ones are not visited.
local seen = {}
local walked = { a = 1, b = 2, c = 3 }
for key in pairs(walked) do
    seen[#seen + 1] = key
    walked.b = nil
    walked.d = 4
end
assert(table.concat(seen) == "ac")

-- ipairs, select, type, tonumber, assert and error are Lua's own.
local sum = 0
for i, x in ipairs { 5, 6, nil, 7 } do sum = sum + i * x end
assert(sum == 17)
assert(select("#", nil, nil) == 2 and select(2, "a", "b") == "b")
assert(type(nil) == "nil" and tonumber("0x10") == 16 and tonumber("x") == nil)

-- tostring hides addresses.
assert(tostring({}) == "table" and tostring(error) == "function")
assert(tostring(1.5) == "1.5" and tostring(nil) == "nil" and tostring(true) == "true")

-- Texts have their methods, within bounds.
assert(("ab"):rep(3, "-") == "ab-ab-ab" and ("x"):rep(0) == "" and ("x"):rep(-5) == "")
assert(#("x"):rep(65536) == 65536)
assert(("Garden"):upper() == "GARDEN" and ("abc"):reverse() == "cba" and ("abc"):sub(2) == "bc")
assert(("%s has %d of %.1f%%"):format("cat", 3, 2.5) == "cat has 3 of 2.5%")
assert(string.byte("A") == 65 and string.char(66) == "B" and ("abc"):len() == 3)
assert(string.find == nil and string.gsub == nil and string.match == nil and string.gmatch == nil)

-- Lists.
local list = { 3, 1, 2 }
table.sort(list)
assert(table.concat(list, ",") == "1,2,3")
table.sort(list, function(a, b) return a > b end)
assert(table.concat(list) == "321")
table.insert(list, 1, 9)
table.insert(list, 8)
assert(table.remove(list) == 8 and table.remove(list, 1) == 9)
assert(select("#", table.unpack({ 1, 2, nil, 4 }, 1, 4)) == 4)
assert(table.concat(table.move({ 1, 2, 3 }, 2, 3, 1)) == "233")
assert(table.pack(1, nil).n == 2)

-- Numbers.
assert(math.abs(math.sin(math.pi / 6) - 0.5) < 1e-12 and math.cos(0) == 1)
assert(math.floor(2.7) == 2 and math.max(1, 5, 3) == 5 and math.type(1) == "integer")
assert(math.huge > math.maxinteger and math.rad(180) == math.pi)
for _ = 1, 100 do
    local unit, die, range = math.random(), math.random(6), math.random(-2, 2)
    assert(unit >= 0 and unit < 1)
    assert(die >= 1 and die <= 6 and math.type(die) == "integer")
    assert(range >= -2 and range <= 2)
end

-- A file has words of its own.
helper = function(x) return x + 1 end
assert(helper(1) == 2)
