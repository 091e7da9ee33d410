os.execute("echo hello")
