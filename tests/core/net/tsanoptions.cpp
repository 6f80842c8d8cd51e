// Part of each test with sockets. Does nothing unless built with the thread sanitizer.

#if defined(__SANITIZE_THREAD__)

// The sanitizer asks the program for this by name. Qt is not instrumented: what happens inside it is left
// out. QProcess starts a child that shares our memory for a moment, which the sanitizer takes for a fork
// after which no thread may be started: it would end the test at the next lookup of a name.
extern "C" const char *__tsan_default_options();
extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1:die_after_fork=0";
}

#endif
