a = "never closed  #~ WM104
b = 'nor this  #~ WM104
d = f"a {b" + c  #~ WM104
e = f"a } b"  #~ WM106
g = f"text  #~ WM104
h = f"{a!x}"  #~ WM111
i = 1
j = """this one goes on to the end  #~ WM104
