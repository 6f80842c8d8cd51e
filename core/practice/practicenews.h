#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace wirebench {

struct NewsArticle
{
    int number = 0; ///< in its group, from 1, rising
    QByteArray id;  ///< "<…@practice.localhost>"
    QByteArray text; ///< header, empty line, body; lines end in CR LF
};

struct NewsGroup
{
    QByteArray name;
    QByteArray description;
    bool mayPost = true;
    QList<NewsArticle> articles;

    int lowest() const { return articles.isEmpty() ? 1 : articles.first().number; }
    int highest() const { return articles.isEmpty() ? 0 : articles.last().number; }
    const NewsArticle *find(int number) const;
};

/// The news groups of the practice server. In memory, bounded. A value.
class PracticeNews
{
public:
    static constexpr qsizetype articleLimit = 1024 * 1024;   ///< bytes
    static constexpr qsizetype totalLimit = 8 * 1024 * 1024; ///< bytes of all articles
    static constexpr int countLimit = 1000;                  ///< articles of all groups

    const QList<NewsGroup> &groups() const { return m_groups; }
    const NewsGroup *find(const QByteArray &group) const;
    const NewsArticle *findById(const QByteArray &id) const;
    int count() const { return m_count; }

    void addGroup(const QByteArray &name, const QByteArray &description, bool mayPost);
    /// Puts an article into each of these groups that there is. False where there is no room. The id must be new.
    bool add(const QList<QByteArray> &groups, const QByteArray &id, const QByteArray &text);

private:
    QList<NewsGroup> m_groups;
    qsizetype m_total = 0;
    int m_count = 0;
};

} // namespace wirebench
