#pragma once

#include "tests/support/privatenetwork.h"

#include <QCoreApplication>
#include <QTest>

/// main() of a test that opens fixed ports or wants quiet: as QTEST_GUILESS_MAIN, in a network of its own.
#define WIREBENCH_SCENARIO_MAIN(TestClass)                                                                   \
    int main(int argc, char *argv[])                                                                         \
    {                                                                                                        \
        wirebench::test::enterPrivateNetwork();                                                              \
        QCoreApplication application(argc, argv);                                                            \
        TestClass test;                                                                                      \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
