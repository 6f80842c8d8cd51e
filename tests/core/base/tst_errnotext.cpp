#include "core/base/errnotext.h"

#include <QTest>

#include <cerrno>
#include <cstring>

using namespace wirebench;

class TestErrnoText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheSystemSays_data()
    {
        QTest::addColumn<int>("number");
        for (const int number : {ENOENT, EACCES, EEXIST, EINVAL, EISDIR, EADDRINUSE})
            QTest::addRow("%d", number) << number;
    }

    void saysWhatTheSystemSays()
    {
        QFETCH(int, number);
        QCOMPARE(errnoText(number), QString::fromLocal8Bit(std::strerror(number)));
    }
};

QTEST_GUILESS_MAIN(TestErrnoText)
#include "tst_errnotext.moc"
