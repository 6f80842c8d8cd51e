#include "ui/widgets/filefield.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/payloadpreview.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class tst_PayloadEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = new Look;
        m_editor = new PayloadEditor(*m_look);
        m_editor->resize(900, 300);
        m_editor->show();
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor));
        m_text = m_editor->findChild<HistoryField *>();
        m_sent.clear();
        connect(m_editor, &PayloadEditor::sendRequested, this,
                [this](const OutboundMessage &message) { m_sent.append(message); });
    }

    void cleanup()
    {
        delete m_editor;
        delete m_look;
    }

    void settingsComeBackAsGiven()
    {
        PayloadSettings settings;
        settings.text = QStringLiteral("voil\u00e0\n\\n");
        settings.format = {PayloadNotation::Escapes, TextEncoding::Utf16Be, LineEnding::CrLf, true};
        settings.filePath = QStringLiteral("/some/file");
        settings.checksum = {ChecksumKind::Internet, ChecksumOrder::LowFirst, ChecksumPlace::Start};
        settings.placeholders = true;
        settings.pieceSize = 3;
        settings.pieceDelayMs = 250;
        settings.repeatMs = 70;
        settings.repeat = true;
        settings.history = {QStringLiteral("a"), QStringLiteral("b")};
        QSignalSpy changed(m_editor, &PayloadEditor::settingsChanged);
        m_editor->setSettings(settings);
        QCOMPARE(m_editor->settings(), settings);
        QCOMPARE(changed.count(), 1);
        m_editor->setSettings(settings);
        QCOMPARE(changed.count(), 1);
        settings.sendFile = true; // what was chosen for the text stays behind the file
        m_editor->setSettings(settings);
        QCOMPARE(m_editor->settings(), settings);
    }

    void defaultsAreTheDefaults() { QCOMPARE(m_editor->settings(), PayloadSettings()); }

    void nothingIsSentUnlessItMayBeEmpty()
    {
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QVERIFY(m_sent.isEmpty());
        QVERIFY(!m_editor->notice()->isEmpty());
        m_editor->setEmptyAllowed(true);
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QCOMPARE(m_sent.size(), 1);
        QVERIFY(m_sent[0].bytes.isEmpty());
        QVERIFY(m_editor->notice()->isEmpty());
    }

    void typingAndClickingSend()
    {
        QTest::keyClicks(m_text, QStringLiteral("Bonjour"));
        select(2, "CRLF");
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QCOMPARE(m_sent.size(), 1);
        QCOMPARE(m_sent[0].bytes.toByteArray(), QByteArray("Bonjour\r\n"));
        QCOMPARE(m_editor->settings().text, QStringLiteral("Bonjour")); // stays
        QCOMPARE(m_editor->settings().history, QStringList(QStringLiteral("Bonjour")));
    }

    void ctrlEnterSends()
    {
        QTest::keyClicks(m_text, QStringLiteral("x"));
        m_text->setFocus();
        QTest::keyClick(m_text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_sent.size(), 1);
        QTest::keyClick(m_text, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(m_sent.size(), 2);
        QCOMPARE(m_text->text(), QStringLiteral("x"));
        QTest::keyClick(m_text, Qt::Key_Return);
        QCOMPARE(m_text->text(), QStringLiteral("x\n"));
    }

    void theBytesAreCountedWhileTyping()
    {
        QCOMPARE(count(), QStringLiteral("0 bytes"));
        QTest::keyClicks(m_text, QStringLiteral("a"));
        QCOMPARE(count(), QStringLiteral("1 byte"));
        m_text->setText(QStringLiteral("voil\u00e0"));
        QCOMPARE(count(), QStringLiteral("6 bytes"));
        select(2, "LF");
        QCOMPARE(count(), QStringLiteral("7 bytes"));
        select(1, "UTF-16LE");
        QCOMPARE(count(), QStringLiteral("12 bytes"));
        select(0, "hex");
        m_text->setText(QStringLiteral("0d 0a"));
        QCOMPARE(count(), QStringLiteral("2 bytes"));
    }

    void aMistakeIsMarkedAndNothingIsSent()
    {
        select(0, "escapes");
        QTest::keyClicks(m_text, QStringLiteral("a\\q"));
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QVERIFY(m_sent.isEmpty());
        QVERIFY(m_editor->notice()->isVisible());
        QVERIFY(m_editor->notice()->cause().contains(QStringLiteral("\\q")));
        QCOMPARE(m_text->extraSelections().size(), 1);
        QCOMPARE(m_text->extraSelections().first().cursor.selectedText(), QStringLiteral("\\q"));
        QVERIFY(m_editor->settings().history.isEmpty());
        QTest::keyClick(m_text, Qt::Key_Backspace);
        QTest::keyClicks(m_text, QStringLiteral("n")); // mended: it goes at once
        QVERIFY(!m_editor->notice()->isVisible());
        QVERIFY(!m_text->hasMistake());
    }

    void aMistakeIsFoundAfterAPause()
    {
        select(0, "hex");
        QTest::keyClicks(m_text, QStringLiteral("4"));
        QVERIFY(!m_editor->notice()->isVisible()); // the second digit may be about to come
        QTRY_VERIFY(m_editor->notice()->isVisible());
        QVERIFY(m_text->hasMistake());
    }

    void whatCannotBeEncodedIsNamed()
    {
        select(1, "ASCII");
        m_text->setText(QStringLiteral("voil\u00e0"));
        m_editor->send();
        QVERIFY(m_sent.isEmpty());
        QCOMPARE(m_text->extraSelections().first().cursor.selectedText(), QStringLiteral("\u00e0"));
    }

    void nothingIsNotSent()
    {
        m_editor->send();
        QVERIFY(m_sent.isEmpty());
        QCOMPARE(m_editor->notice()->kind(), Notice::Kind::Info);
        select(2, "NUL");
        m_editor->send();
        QCOMPARE(m_sent.size(), 1);
        QCOMPARE(m_sent[0].bytes.toByteArray(), QByteArray("\0", 1));
    }

    void piecesTravelWithTheMessage()
    {
        m_editor->setMoreOpen(true);
        m_text->setText(QStringLiteral("abcdef"));
        spin(0)->setValue(2);
        spin(1)->setValue(100);
        m_editor->send();
        QCOMPARE(m_sent[0].pieceSize, 2);
        QCOMPARE(m_sent[0].pieceDelayMs, 100);
    }

    void convertingNewlinesIsASeparateOption()
    {
        m_text->setText(QStringLiteral("a\nb"));
        select(2, "CRLF");
        m_editor->send();
        QCOMPARE(m_sent[0].bytes.toByteArray(), QByteArray("a\nb\r\n"));
        m_editor->setMoreOpen(true);
        QTest::mouseClick(checkBox("Convert"), Qt::LeftButton, {}, QPoint(5, m_look->unit()));
        m_editor->send();
        QCOMPARE(m_sent[1].bytes.toByteArray(), QByteArray("a\r\nb\r\n"));
    }

    void repeatingStartsAndStops()
    {
        m_text->setText(QStringLiteral("tick"));
        PayloadSettings settings = m_editor->settings();
        settings.repeat = true;
        settings.repeatMs = 1;
        m_editor->setSettings(settings);
        QSignalSpy repeating(m_editor, &PayloadEditor::repeatingChanged);
        QCOMPARE(m_editor->sendAction()->text(), QStringLiteral("&Start"));
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QVERIFY(m_editor->isRepeating());
        QCOMPARE(m_editor->sendAction()->text(), QStringLiteral("&Stop"));
        QTRY_VERIFY(m_sent.size() >= 4);
        QTest::mouseClick(m_editor->sendButton(), Qt::LeftButton);
        QVERIFY(!m_editor->isRepeating());
        QCOMPARE(repeating.count(), 2);
        QCOMPARE(m_editor->settings().history.size(), 1);
    }

    void repeatingEndsWhenSendingMakesNoSense()
    {
        startRepeating();
        m_editor->setSendEnabled(false, QStringLiteral("Connect first"));
        QVERIFY(!m_editor->isRepeating());
        QVERIFY(!m_editor->sendButton()->isEnabled());
        QCOMPARE(m_editor->sendButton()->toolTip(), QStringLiteral("Connect first"));
        const qsizetype sent = m_sent.size();
        m_editor->send();
        QTest::keyClick(m_text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_sent.size(), sent);
        m_editor->setSendEnabled(true);
        QVERIFY(m_editor->sendButton()->isEnabled());
    }

    void repeatingEndsAtAMistake()
    {
        startRepeating();
        select(0, "hex");
        m_text->setText(QStringLiteral("zz"));
        QTRY_VERIFY(!m_editor->isRepeating());
        QVERIFY(m_editor->notice()->isVisible());
    }

    void repeatingSendsWhatIsTypedMeanwhile()
    {
        startRepeating();
        m_text->setText(QStringLiteral("tock"));
        QTRY_COMPARE(m_sent.last().bytes.toByteArray(), QByteArray("tock"));
    }

    void aFileIsSentByItsPath()
    {
        const QTemporaryDir folder;
        const QString path = makeFile(folder, "four");
        select(0, "file");
        m_editor->findChild<FileField *>()->setPath(path);
        QCOMPARE(count(), QStringLiteral("4 bytes"));
        m_editor->send();
        QCOMPARE(m_sent.size(), 1);
        QCOMPARE(m_sent[0].filePath, path);
        QVERIFY(m_sent[0].bytes.isEmpty());
    }

    void aFileThatCannotBeReadIsSaidSo_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("none chosen") << QString();
        QTest::newRow("missing") << QStringLiteral("/no/such/file");
        QTest::newRow("a folder") << QStringLiteral("/tmp");
        QTest::newRow("a device") << QStringLiteral("/dev/zero");
    }

    void aFileThatCannotBeReadIsSaidSo()
    {
        QFETCH(QString, path);
        select(0, "file");
        m_editor->findChild<FileField *>()->setPath(path);
        m_editor->send();
        QVERIFY(m_sent.isEmpty());
        QVERIFY(m_editor->notice()->isVisible());
        QVERIFY(m_editor->notice()->cause().contains(path));
    }

    void aDroppedFileIsChosen()
    {
        const QTemporaryDir folder;
        const QString path = makeFile(folder, "dropped");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_editor, &enter);
        QVERIFY(enter.isAccepted());
        QCoreApplication::sendEvent(m_editor, &drop);
        QCOMPARE(m_editor->settings().filePath, path);
        QVERIFY(m_editor->settings().sendFile);
        QVERIFY(m_editor->findChild<FileField *>()->isVisible());
    }

    void theTextLeavesDroppedFilesToTheEditor()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/x"))});
        data.setText(QStringLiteral("file:///tmp/x"));
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_text->viewport(), &enter);
        QCoreApplication::sendEvent(m_text->viewport(), &drop);
        QCOMPARE(m_editor->settings().filePath, QStringLiteral("/tmp/x"));
        QVERIFY(m_text->text().isEmpty());
    }

    void whatDoesNotApplyIsOff()
    {
        QVERIFY(box(1)->isEnabled());
        QVERIFY(!spin(1)->isEnabled()); // no pieces, no pause between them
        select(0, "hex");
        QVERIFY(!box(1)->isEnabled());
        QVERIFY(!box(2)->isEnabled());
        select(0, "text");
        QVERIFY(box(2)->isEnabled());
    }

    void everyControlHasANameAndATip()
    {
        m_editor->setMoreOpen(true);
        for (QWidget *widget : m_editor->findChildren<QWidget *>()) {
            const bool field = qobject_cast<QComboBox *>(widget) || qobject_cast<QSpinBox *>(widget) ||
                               qobject_cast<HistoryField *>(widget);
            if (field)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            if (qobject_cast<QComboBox *>(widget) || qobject_cast<QSpinBox *>(widget) ||
                qobject_cast<QCheckBox *>(widget))
                QVERIFY(!widget->toolTip().isEmpty());
        }
    }

    void mnemonicsAreUnique()
    {
        QStringList letters;
        const auto collect = [&letters](const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            if (at >= 0 && at + 1 < text.size())
                letters.append(text.mid(at + 1, 1).toLower());
        };
        for (const QLabel *label : m_editor->findChildren<QLabel *>())
            collect(label->text());
        for (const QAbstractButton *button : m_editor->findChildren<QAbstractButton *>())
            collect(button->text());
        const qsizetype all = letters.size();
        QVERIFY(all >= 6);
        letters.removeDuplicates();
        QCOMPARE(letters.size(), all);
    }

    void theTabsOwnFieldStandsFirst()
    {
        auto *target = new QComboBox;
        m_editor->prependField(QStringLiteral("&To"), target);
        QCoreApplication::processEvents();
        QVERIFY(target->isVisible());
        QVERIFY(target->mapTo(m_editor, QPoint()).x() < box(0)->mapTo(m_editor, QPoint()).x());
    }

    void anotherNotationSaysTheSameBytes()
    {
        m_text->setText(QStringLiteral("Hé\n"));
        select(0, "hex");
        QCOMPARE(m_text->text(), QStringLiteral("48 c3 a9 0a"));
        select(0, "escapes");
        QCOMPARE(m_text->text(), QStringLiteral("Hé\\n"));
        select(0, "text");
        QCOMPARE(m_text->text(), QStringLiteral("Hé\n"));
        select(0, "hex");
        m_text->setText(QStringLiteral("00 ff"));
        select(0, "text"); // cannot be said as text: what was typed stays
        QCOMPARE(m_text->text(), QStringLiteral("00 ff"));
    }

    void checksumIsSentAndShown()
    {
        PayloadSettings settings;
        settings.text = QStringLiteral("123456789");
        settings.checksum.kind = ChecksumKind::Crc32;
        m_editor->setSettings(settings);
        const auto *preview = m_editor->findChild<PayloadPreview *>();
        QVERIFY(preview && preview->isVisible());
        QVERIFY(preview->toolTip().contains(QStringLiteral("CRC-32: cb f4 39 26")));
        m_editor->send();
        QCOMPARE(m_sent.size(), 1);
        QCOMPARE(m_sent[0].bytes.toByteArray(), QByteArray("123456789\xcb\xf4\x39\x26"));
        m_editor->setSettings({});
        QVERIFY(!preview->isVisible());
    }

    void placeholdersAreNewWithEachSending()
    {
        PayloadSettings settings;
        settings.text = QStringLiteral("{counter} for {peer}");
        settings.placeholders = true;
        m_editor->setPeer([] { return QStringLiteral("you"); });
        m_editor->setSettings(settings);
        m_editor->send();
        m_editor->send();
        QCOMPARE(m_sent.size(), 2);
        QCOMPARE(m_sent[0].bytes.toByteArray(), QByteArray("1 for you"));
        QCOMPARE(m_sent[1].bytes.toByteArray(), QByteArray("2 for you"));
        settings.placeholders = false;
        m_editor->setSettings(settings);
        m_editor->send();
        QCOMPARE(m_sent[2].bytes.toByteArray(), QByteArray("{counter} for {peer}"));
    }

    void anUnknownPlaceholderIsMarked()
    {
        PayloadSettings settings;
        settings.text = QStringLiteral("a {nobody}");
        settings.placeholders = true;
        m_editor->setSettings(settings);
        m_editor->send();
        QVERIFY(m_sent.isEmpty());
        QVERIFY(m_editor->notice()->cause().contains(QStringLiteral("{nobody}")));
        QVERIFY(!m_text->extraSelections().isEmpty());
    }

private:
    /// Of those that are always there.
    QComboBox *box(int index) const
    {
        QList<QComboBox *> boxes = m_editor->findChildren<QComboBox *>();
        boxes.removeIf([](const QComboBox *box) { return !box->isVisible(); });
        return boxes.at(index);
    }
    QSpinBox *spin(int index) const { return m_editor->findChildren<QSpinBox *>().at(index); }
    QCheckBox *checkBox(const char *start) const
    {
        for (QCheckBox *candidate : m_editor->findChildren<QCheckBox *>()) {
            if (candidate->text().remove(u'&').startsWith(QLatin1String(start)))
                return candidate;
        }
        return nullptr;
    }
    /// 0: notation, 1: encoding, 2: ending.
    void select(int index, const char *word)
    {
        for (QComboBox *candidate : m_editor->findChildren<QComboBox *>()) {
            const int at = candidate->findText(QString::fromLatin1(word));
            if (at >= 0) {
                candidate->setCurrentIndex(at);
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no %1 in %2").arg(QString::fromLatin1(word)).arg(index)));
    }
    QString count() const
    {
        for (const QLabel *label : m_editor->findChildren<QLabel *>()) {
            if (label->isVisible() &&
                label->text().contains(QRegularExpression(QStringLiteral("^\\d+ byte"))))
                return label->text();
        }
        return {};
    }
    void startRepeating()
    {
        m_text->setText(QStringLiteral("tick"));
        PayloadSettings settings = m_editor->settings();
        settings.repeat = true;
        settings.repeatMs = 1;
        m_editor->setSettings(settings);
        m_editor->send();
        QVERIFY(m_editor->isRepeating());
        QTRY_VERIFY(m_sent.size() >= 2);
    }
    static QString makeFile(const QTemporaryDir &folder, const char *content)
    {
        QFile file(folder.filePath(QStringLiteral("message.bin")));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    Look *m_look = nullptr;
    PayloadEditor *m_editor = nullptr;
    HistoryField *m_text = nullptr;
    QList<OutboundMessage> m_sent;
};

QTEST_MAIN(tst_PayloadEditor)
#include "tst_payloadeditor.moc"
