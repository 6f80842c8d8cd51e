#include "tests/support/cputimer.h"
#include "tests/ui/http/hops.h"
#include "ui/http/anatomyview.h"

#include <QHelpEvent>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolTip>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";

QList<HttpPart> partsOf(const QByteArray &raw)
{
    return hopOf({}, raw, {}).parts;
}

} // namespace

class tst_AnatomyView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void colourIsNeverAlone()
    {
        Look look;
        AnatomyView view(look);
        view.setMessage(chunked, quint64(chunked.size()), partsOf(chunked));
        for (const char *name : {"status", "header name", "header value", "chunk size", "body"})
            QVERIFY2(view.legend().contains(QString::fromLatin1(name)), name);
        QVERIFY(!view.legend().contains(QStringLiteral("method")));
        QTextCursor cursor = view.edit()->document()->find(QStringLiteral("hello"));
        cursor.setPosition(cursor.selectionStart());
        view.edit()->setTextCursor(cursor);
        QCOMPARE(view.partLine(), QStringLiteral("body: 5 B from byte %1").arg(chunked.indexOf("hello")));
        QCOMPARE(view.edit()->accessibleDescription(), view.partLine());
    }

    void partsHaveTheirColours()
    {
        Look look;
        AnatomyView view(look);
        view.setMessage(chunked, quint64(chunked.size()), partsOf(chunked));
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            look.setTheme(theme);
            const QTextCursor size = view.edit()->document()->find(QStringLiteral("5"));
            QCOMPARE(size.charFormat().foreground().color(), look.color(ColorRole::Waiting));
            const QTextCursor body = view.edit()->document()->find(QStringLiteral("hello"));
            QCOMPARE(body.charFormat().foreground().color(), look.color(ColorRole::Done));
        }
    }

    void faultsAreUnderlined()
    {
        Look look;
        AnatomyView view(look);
        view.setMessage("HTTP/1.1 20x", 12, {{HttpPartKind::Version, 0, 8}, {HttpPartKind::Fault, 9, 3}});
        const QTextCursor fault = view.edit()->document()->find(QStringLiteral("20x"));
        QCOMPARE(fault.charFormat().underlineStyle(), QTextCharFormat::WaveUnderline);
        QVERIFY(view.legend().contains(QStringLiteral("fault")));
    }

    void toolTipsNameTheParts()
    {
        Look look;
        AnatomyView view(look);
        view.resize(600, 300);
        view.setMessage(chunked, quint64(chunked.size()), partsOf(chunked));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTextCursor cursor = view.edit()->document()->find(QStringLiteral("hello"));
        cursor.setPosition(cursor.selectionStart() + 2);
        const QPoint point = view.edit()->cursorRect(cursor).center();
        QHelpEvent help(QEvent::ToolTip, point, view.edit()->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(view.edit()->viewport(), &help);
        QTRY_VERIFY(QToolTip::text().startsWith(QStringLiteral("body: 5 B")));
    }

    void saysWhatIsLeftOut()
    {
        Look look;
        AnatomyView view(look);
        const QByteArray raw(1024 * 1024, 'x');
        const CpuTimer timer;
        view.setMessage(raw, 5 * 1024 * 1024, {{HttpPartKind::Body, 0, quint64(raw.size())}});
        QVERIFY2(timer.elapsedMs() < 2000, qPrintable(QString::number(timer.elapsedMs())));
        QCOMPARE(view.edit()->toPlainText().size(), AnatomyText::byteLimit);
        QCOMPARE(view.note(), QStringLiteral("The first 64.0 KiB of 5.0 MiB."));
        view.setRemark(QStringLiteral("More."));
        QCOMPARE(view.note(), QStringLiteral("The first 64.0 KiB of 5.0 MiB. More."));
    }

    void emptyTeaches()
    {
        Look look;
        AnatomyView view(look);
        view.setMessage(chunked, quint64(chunked.size()), partsOf(chunked));
        view.setEmpty(QStringLiteral("It appears here."));
        QCOMPARE(view.edit()->toPlainText(), QString());
        QCOMPARE(view.edit()->placeholderText(), QStringLiteral("It appears here."));
        QVERIFY(view.legend().isEmpty());
        QVERIFY(view.note().isEmpty());
    }
};

QTEST_MAIN(tst_AnatomyView)
#include "tst_anatomyview.moc"
