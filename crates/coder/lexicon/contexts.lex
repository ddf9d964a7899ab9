military: army
