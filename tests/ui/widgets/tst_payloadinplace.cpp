// Hex edited in place, as a part of the payload editor.

#include "ui/widgets/hexeditor.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

PayloadSettings hexSettings(const QString &text, bool inPlace)
{
    PayloadSettings settings;
    settings.format.notation = PayloadNotation::Hex;
    settings.text = text;
    settings.hexInPlace = inPlace;
    return settings;
}

struct Window
{
    explicit Window(const PayloadSettings &settings = {}) : editor(look)
    {
        editor.resize(900, 300);
        editor.setSettings(settings);
        editor.show();
    }
    HexEditor &hex() { return *editor.findChild<HexEditor *>(); }
    HistoryField &field() { return *editor.findChild<HistoryField *>(); }
    QCheckBox &box()
    {
        for (QCheckBox *found : editor.findChildren<QCheckBox *>()) {
            if (found->text().remove(u'&') == QStringLiteral("byte by byte"))
                return *found;
        }
        qFatal("no box for editing in place");
    }
    QComboBox &notation()
    {
        for (QComboBox *found : editor.findChildren<QComboBox *>()) {
            if (found->findText(QStringLiteral("hex")) >= 0)
                return *found;
        }
        qFatal("no notation");
    }

    Look look;
    PayloadEditor editor;
};

} // namespace

class TestPayloadInPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyForHex()
    {
        Window window;
        QVERIFY(!window.box().isVisible());
        window.notation().setCurrentText(QStringLiteral("hex"));
        QVERIFY(window.box().isVisible());
        QVERIFY(window.field().isVisible());
        QTest::mouseClick(&window.box(), Qt::LeftButton, {}, {5, window.box().height() / 2});
        QVERIFY(window.hex().isVisible());
        QVERIFY(!window.field().isVisible());
    }

    void theMessageStaysTheSame()
    {
        Window window(hexSettings(QStringLiteral("48, 65 0x6c"), false));
        window.box().setChecked(true);
        QCOMPARE(window.hex().bytes(), QByteArray("Hel"));
        window.hex().goTo(3);
        QTest::keyClicks(&window.hex(), QStringLiteral("6c6f"));
        QCOMPARE(window.editor.settings().text, QStringLiteral("48 65 6c 6c 6f"));
        window.box().setChecked(false);
        QCOMPARE(window.field().text(), QStringLiteral("48 65 6c 6c 6f"));
        window.box().setChecked(true);
        window.notation().setCurrentText(QStringLiteral("text"));
        QCOMPARE(window.field().text(), QStringLiteral("Hello"));
        QVERIFY(window.field().isVisible());
        window.notation().setCurrentText(QStringLiteral("hex"));
        QCOMPARE(window.hex().bytes(), QByteArray("Hello"));
        QVERIFY(window.hex().isVisible());
    }

    void settingsComeBack()
    {
        const PayloadSettings settings = hexSettings(QStringLiteral("00 ff"), true);
        Window window(settings);
        QVERIFY(window.hex().isVisible());
        QCOMPARE(window.hex().bytes(), QByteArray("\x00\xff", 2));
        QCOMPARE(window.editor.settings(), settings);
        QSignalSpy changes(&window.editor, &PayloadEditor::settingsChanged);
        QTest::keyClicks(&window.hex(), QStringLiteral("41"));
        QCOMPARE(changes.size(), 2);
    }

    void sends()
    {
        Window window(hexSettings(QStringLiteral("48 69"), true));
        QList<QByteArray> sent;
        connect(&window.editor, &PayloadEditor::sendRequested, this,
                [&](const OutboundMessage &message) { sent += message.bytes.toByteArray(); });
        window.hex().goTo(2);
        QTest::keyClicks(&window.hex(), QStringLiteral("21"));
        window.editor.send();
        QCOMPARE(sent, QList<QByteArray>{"Hi!"});
    }

    /// What is no hex cannot be edited byte by byte: it stays where its mistake is marked.
    void mistakesStayInTheField()
    {
        Window window(hexSettings(QStringLiteral("48 6"), true));
        QVERIFY(!window.box().isChecked());
        QVERIFY(window.field().isVisible());
        QCOMPARE(window.editor.settings().text, QStringLiteral("48 6"));
        QTRY_VERIFY(!window.editor.notice()->isEmpty());
    }

    /// What is long is told after a pause in typing, not at each key.
    void longMessages()
    {
        Window window(hexSettings({}, true));
        window.hex().setBytes(QByteArray(HexDocument::limit - 1, 'x'));
        QSignalSpy changes(&window.editor, &PayloadEditor::settingsChanged);
        QTest::keyClicks(&window.hex(), QStringLiteral("41"));
        QCOMPARE(changes.size(), 0);
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(window.editor.settings().text.startsWith(QStringLiteral("41 78 78")));
    }
};

QTEST_MAIN(TestPayloadInPlace)
#include "tst_payloadinplace.moc"
