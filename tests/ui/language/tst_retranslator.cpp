#include "ui/language/retranslator.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

namespace {

/// A language that shouts.
class Loud final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString loud = QString::fromUtf8(source).toUpper();
        return QByteArray(context) == "Other" ? loud + u'!' : loud;
    }
    bool isEmpty() const override { return false; }
};

TextMemory memory()
{
    TextMemory texts;
    for (const char *text : {"Send", "Close", "Tip", "Typed", " ms", "One", "&Go", "Hint"})
        texts[QString::fromUtf8(text)] = {{"Any", text, {}}};
    return texts;
}

} // namespace

class tst_Retranslator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_loud)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_loud); }

    void renewsWhatAWidgetWasGiven()
    {
        const TextMemory texts = memory();
        const Retranslator retranslator(texts);
        QPushButton button(QStringLiteral("Send"));
        button.setToolTip(QStringLiteral("Tip"));
        button.setAccessibleName(QStringLiteral("Close"));
        retranslator.retranslate(button);
        QCOMPARE(button.text(), QStringLiteral("SEND"));
        QCOMPARE(button.toolTip(), QStringLiteral("TIP"));
        QCOMPARE(button.accessibleName(), QStringLiteral("CLOSE"));
        QSpinBox spin;
        spin.setSuffix(QStringLiteral(" ms"));
        retranslator.retranslate(spin);
        QCOMPARE(spin.suffix(), QStringLiteral(" MS"));
        QComboBox box;
        box.addItems({QStringLiteral("One"), QStringLiteral("unknown")});
        retranslator.retranslate(box);
        QCOMPARE(box.itemText(0), QStringLiteral("ONE"));
        QCOMPARE(box.itemText(1), QStringLiteral("unknown"));
    }

    void leavesAloneWhatIsTyped()
    {
        const TextMemory texts = memory();
        const Retranslator retranslator(texts);
        QLineEdit line(QStringLiteral("Typed"));
        line.setPlaceholderText(QStringLiteral("Hint"));
        retranslator.retranslate(line);
        QCOMPARE(line.text(), QStringLiteral("Typed"));
        QCOMPARE(line.placeholderText(), QStringLiteral("HINT"));
        QComboBox box;
        box.setEditable(true);
        box.addItem(QStringLiteral("Typed"));
        retranslator.retranslate(box);
        QCOMPARE(box.itemText(0), QStringLiteral("Typed"));
        QTabBar sessions;
        sessions.setMovable(true);
        sessions.addTab(QStringLiteral("Typed"));
        retranslator.retranslate(sessions);
        QCOMPARE(sessions.tabText(0), QStringLiteral("Typed"));
    }

    void anActionKeepsTheToolTipOfItsText()
    {
        const TextMemory texts = memory();
        const Retranslator retranslator(texts);
        QAction plain(QStringLiteral("&Go"));
        QAction explained(QStringLiteral("Send"));
        explained.setToolTip(QStringLiteral("Tip"));
        QToolButton button;
        button.setDefaultAction(&explained);
        retranslator.retranslate(plain);
        retranslator.retranslate(explained);
        retranslator.retranslate(button);
        QCOMPARE(plain.text(), QStringLiteral("&GO"));
        plain.setText(QStringLiteral("Stop"));
        QCOMPARE(plain.toolTip(), QStringLiteral("Stop")); // follows on
        QCOMPARE(button.text(), QStringLiteral("SEND"));
        QCOMPARE(button.toolTip(), QStringLiteral("TIP"));
    }

    void aFieldIsCalledAsItsLabel()
    {
        const TextMemory texts = memory();
        QLabel label(QStringLiteral("&Go"));
        QLineEdit field;
        field.setAccessibleName(QStringLiteral("Go")); // a text that was never looked up by itself
        label.setBuddy(&field);
        Retranslator(texts).retranslate(label);
        QCOMPARE(field.accessibleName(), QStringLiteral("GO"));
        field.setAccessibleName(QStringLiteral("its own"));
        label.setText(QStringLiteral("&Go"));
        Retranslator(texts).retranslate(label);
        QCOMPARE(field.accessibleName(), QStringLiteral("its own"));
    }

    void prefersTheContextOfItsMaker()
    {
        TextMemory texts;
        texts[QStringLiteral("Port")] = {{"Other", "Port", {}}, {"QLabel", "Port", {}}};
        const Retranslator retranslator(texts);
        QLabel label(QStringLiteral("Port"));
        retranslator.retranslate(label);
        QCOMPARE(label.text(), QStringLiteral("PORT"));
        texts[QStringLiteral("Port")] = {{"Other", "Port", {}}, {"QSlider", "Port", {}}};
        label.setText(QStringLiteral("Port"));
        retranslator.retranslate(label);
        QCOMPARE(label.text(), QStringLiteral("PORT!"));
    }

    void remembersWhatItWasAsked()
    {
        RememberingTranslator translator;
        QVERIFY(translator.translate("Tab", "Send", nullptr, -1).isNull());
        QVERIFY(translator.translate("Other", "Send", nullptr, -1).isNull());
        QVERIFY(translator.translate("Tab", "Send", nullptr, -1).isNull());
        QVERIFY(translator.translate("Tab", "%n bytes", nullptr, 3).isNull()); // shown as something else
        const TextMemory texts = translator.takeMemory();
        QCOMPARE(texts.keys(), QStringList{QStringLiteral("Send")});
        QCOMPARE(texts.value(QStringLiteral("Send")).size(), 2);
        QVERIFY(translator.takeMemory().isEmpty());
    }

private:
    Loud m_loud;
};

QTEST_MAIN(tst_Retranslator)
#include "tst_retranslator.moc"
