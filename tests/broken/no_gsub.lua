local f = string.gsub
f('a', 'a')
