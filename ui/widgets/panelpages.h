#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QTabBar;

namespace wirebench {

class Look;

/// Several views of one thing as pages: a row of small tabs, beside it the controls of the page in front
/// (below it where the width is short), and below both that page. Where not even the tabs have room, a list to
/// choose from takes their place. What is hidden takes no room. GUI thread; owned by its panel. A further view
/// is one call of addPage().
class PanelPages final : public QWidget
{
    Q_OBJECT

public:
    /// @param look outlives the pages
    explicit PanelPages(Look &look, QWidget *parent = nullptr);

    /// @param id under which the choice is kept, in every language. @param controls stand in the line of the
    /// tabs; both become children. The first page is in front.
    void addPage(const QString &id, const QString &title, QWidget *controls, QWidget *page);
    /// In another language.
    void setTitle(const QString &id, const QString &title);

    QString current() const;
    /// Unknown ids are ignored.
    void showPage(const QString &id);
    QTabBar *bar() const { return m_bar; }
    /// Of the tabs, and of the list in their place.
    void setBarName(const QString &accessibleName);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Page
    {
        QString id;
        QWidget *controls;
        QWidget *widget;
    };

    int indexOf(const QString &id) const;
    void showCurrent();
    void place(const Page &page);
    void fitLine();
    void applyLook();

    Look &m_look;
    QTabBar *m_bar;
    QComboBox *m_choice; ///< in place of the tabs
    QGridLayout *m_grid;
    std::vector<Page> m_pages;
    bool m_controlsBelow = false;
};

} // namespace wirebench
