#include "ui/widgets/errortext.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include <cerrno>

using namespace wirebench;

namespace {

/// Answers in capitals, so that a looked-up text can be told from a raw one.
class Shouting final : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "ErrorSentence") == 0 ? QString::fromUtf8(text).toUpper() : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class tst_ErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailedCallHasAllThreeParts()
    {
        const ErrorText text =
            errorText(Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("127.0.0.1:9999")));
        QVERIFY(text.cause.contains(QStringLiteral("127.0.0.1:9999")));
        QVERIFY(text.cause.endsWith(u'.'));
        QVERIFY(!text.remedy.isEmpty());
        QCOMPARE(text.errnoName, QStringLiteral("EADDRINUSE"));
        QCOMPARE(text.line(), text.cause + u' ' + text.remedy + QStringLiteral(" (EADDRINUSE)"));
    }

    void aMistypedPortHasNoErrno()
    {
        const ErrorText text = errorText({ErrorCode::InvalidPort, {QStringLiteral("99x")}});
        QVERIFY(text.cause.contains(QStringLiteral("99x")));
        QVERIFY(text.errnoName.isEmpty());
        QVERIFY(!text.line().contains(u'('));
    }

    void noErrorHasNoWords() { QCOMPARE(errorText({}), ErrorText()); }

    void argumentsArePutInAfterTranslation()
    {
        Shouting translator;
        QCoreApplication::installTranslator(&translator);
        const ErrorText text = errorText({ErrorCode::HostNotFound, {QStringLiteral("where %1 <b>")}});
        QCoreApplication::removeTranslator(&translator);
        QVERIFY(text.cause.contains(QStringLiteral("where %1 <b>"))); // as typed, filled in once
        QVERIFY(text.cause.startsWith(QStringLiteral("NO ADDRESS")));
    }
};

QTEST_MAIN(tst_ErrorText)
#include "tst_errortext.moc"
