local f = string.match
f('a', 'a')
