#include "ui/widgets/addressline.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

class tst_AddressLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = new Look;
        m_window = new QWidget;
        m_line = new AddressLine(*m_look, m_window);
        m_host = new HistoryCombo;
        m_port = new QLineEdit;
        m_number = new QSpinBox;
        m_listen = new QAction(QStringLiteral("&Listen"), m_window);
        auto *column = new QVBoxLayout(m_window);
        column->addWidget(m_line);
        column->addStretch(1);
        m_line->addField(QStringLiteral("&Host"), m_host);
        m_line->addField(QStringLiteral("&Port"), m_port);
        m_line->addField(QStringLiteral("&Backlog"), m_number);
        m_line->setPrimaryAction(m_listen);
        m_window->resize(1000, 300);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }

    void cleanup()
    {
        delete m_window;
        delete m_look;
    }

    void enterInAnyFieldDoesThePrimaryAction()
    {
        QSignalSpy triggered(m_listen, &QAction::triggered);
        m_host->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        m_port->setFocus();
        QTest::keyClick(m_port, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(triggered.count(), 2);
        m_number->setFocus();
        m_number->selectAll();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("42"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(triggered.count(), 3);
        QCOMPARE(m_number->value(), 42);
    }

    void lockedFieldsGiveTheirRoomOnAWall()
    {
        m_line->setFieldVisible(m_number, false);
        m_line->setFieldsLocked(true);
        QVERIFY(m_host->isVisible());
        m_look->setProjected({Theme::HighContrast, 2});
        QVERIFY(!m_host->isVisible() && !m_port->isVisible());
        QVERIFY(m_line->primaryButton()->isVisible());
        m_line->setFieldsLocked(false);
        QVERIFY(m_host->isVisible() && m_port->isVisible());
        QVERIFY(!m_number->isVisible());
        m_line->setFieldsLocked(true);
        m_look->endProjection();
        QVERIFY(m_host->isVisible());
    }

    void enterDoesNothingWhileTheActionIsOff()
    {
        QSignalSpy triggered(m_listen, &QAction::triggered);
        m_listen->setEnabled(false);
        m_port->setFocus();
        QTest::keyClick(m_port, Qt::Key_Return);
        QCOMPARE(triggered.count(), 0);
    }

    void ctrlEnterIsLeftToOthers()
    {
        QSignalSpy triggered(m_listen, &QAction::triggered);
        m_port->setFocus();
        QTest::keyClick(m_port, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(triggered.count(), 0);
    }

    void theWordIsTheActions()
    {
        QCOMPARE(m_line->primaryButton()->text(), QStringLiteral("&Listen"));
        m_listen->setText(QStringLiteral("S&top"));
        QCOMPARE(m_line->primaryButton()->text(), QStringLiteral("S&top"));
        QVERIFY(WorkbenchStyle::isPrimary(m_line->primaryButton()));
        m_line->setPrimaryFilled(false);
        QVERIFY(!WorkbenchStyle::isPrimary(m_line->primaryButton()));
    }

    void anErrorStandsUnderTheLineUntilItsCauseIsGone()
    {
        m_port->setText(QStringLiteral("99x"));
        m_line->showError({ErrorCode::InvalidPort, {QStringLiteral("99x")}}, m_port);
        QVERIFY(m_line->notice()->isVisible());
        QVERIFY(m_line->notice()->cause().contains(QStringLiteral("99x")));
        QVERIFY(WorkbenchStyle::isTrouble(m_port));
        QVERIFY(m_port->hasFocus());
        QCOMPARE(m_port->selectedText(), QStringLiteral("99x"));
        m_host->setText(QStringLiteral("other")); // another field is not the cause
        QVERIFY(m_line->notice()->isVisible());
        QTest::keyClicks(m_port, QStringLiteral("99"));
        QVERIFY(!m_line->notice()->isVisible());
        QVERIFY(!WorkbenchStyle::isTrouble(m_port));
    }

    void anErrorOfNoFieldStaysUntilCleared()
    {
        m_line->showError({ErrorCode::NotConnected, {}});
        QTest::keyClicks(m_port, QStringLiteral("1"));
        QVERIFY(m_line->notice()->isVisible());
        m_line->clearError();
        QVERIFY(!m_line->notice()->isVisible());
    }

    void theAddressIsOneKeyAway()
    {
        m_host->setText(QStringLiteral("localhost"));
        m_port->setFocus();
        m_line->focusAddress();
        QVERIFY(m_host->hasFocus());
        QCOMPARE(m_host->lineEdit()->selectedText(), QStringLiteral("localhost"));
        m_line->setFieldsLocked(true);
        QVERIFY(!m_host->isEnabled());
        m_line->focusAddress();
        QVERIFY(m_line->primaryButton()->hasFocus());
        m_line->setFieldsLocked(false);
        QVERIFY(m_host->isEnabled());
    }

    void aMeaninglessFieldStaysGreyAfterALock()
    {
        m_line->setFieldEnabled(m_host, false);
        QVERIFY(!m_host->isEnabled() && m_port->isEnabled());
        m_line->setFieldsLocked(true);
        m_line->setFieldsLocked(false);
        QVERIFY(!m_host->isEnabled() && m_port->isEnabled());
        m_line->setFieldsLocked(true);
        m_line->setFieldEnabled(m_host, true);
        QVERIFY(!m_host->isEnabled());
        m_line->setFieldsLocked(false);
        QVERIFY(m_host->isEnabled());
    }

    void tabGoesThroughFieldsToTheButtons()
    {
        QAction reset(QStringLiteral("&Reset"));
        m_line->addButton(&reset);
        m_host->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_port->hasFocus());
        QTest::keyClick(m_port, Qt::Key_Tab);
        QVERIFY(m_number->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_line->primaryButton()->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
        QVERIFY(button);
        QCOMPARE(button->text(), QStringLiteral("&Reset"));
    }

    void theStateIsSaid()
    {
        m_line->setState(StateKind::Well, QStringLiteral("listening"), QStringLiteral("127.0.0.1:9999"));
        QCOMPARE(m_line->stateKind(), StateKind::Well);
        QCOMPARE(m_line->stateText(), QStringLiteral("listening 127.0.0.1:9999"));
    }

    void staysUsableInANarrowWindow()
    {
        m_line->setState(StateKind::Well, QStringLiteral("listening"), QStringLiteral("127.0.0.1:9999"));
        m_window->resize(m_window->minimumSizeHint().width(), 400);
        QCoreApplication::processEvents();
        QVERIFY(m_window->width() < 45 * m_look->unit());
        for (QWidget *part :
             {static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port),
              static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_line->primaryButton())}) {
            const QRect place(part->mapTo(m_window, QPoint()), part->size());
            QVERIFY(m_window->rect().contains(place));
            QVERIFY(part->height() >= m_look->controlHeight());
        }
    }

private:
    Look *m_look = nullptr;
    QWidget *m_window = nullptr;
    AddressLine *m_line = nullptr;
    HistoryCombo *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QSpinBox *m_number = nullptr;
    QAction *m_listen = nullptr;
};

QTEST_MAIN(tst_AddressLine)
#include "tst_addressline.moc"
