using System.Collections.Frozen;
using RiskGraph.Ingestion.Sentences;

namespace RiskGraph.Ingestion.Mentions;

/// <summary>Names of places, peoples and languages, which are no entities here although they have capitals.</summary>
internal static class Places
{
    private static readonly FrozenSet<string> s_words = Words.Set("""
        africa african america american americans asia asian europe european europeans australia australian austria austrian belgium belgian brazil brazilian britain british bulgaria canada canadian chile china chinese colombia croatia czech denmark danish
        dutch egypt england english estonia ethiopia finland finnish france french georgia german germany ghana greece greek hungary iceland india indian indonesia iran iranian iraq ireland irish israel israeli italy italian japan japanese kenya korea korean
        latvia lithuania luxembourg malaysia mexico mexican morocco netherlands nigeria nigerian norway norwegian pakistan palestine peru philippines poland polish portugal portuguese romania russia russian saudi arabia arab scotland scottish serbia singapore
        slovakia slovenia spain spanish sweden swedish switzerland swiss taiwan taiwanese thailand thai turkey turkish ukraine ukrainian uae uk u.k usa u.s us u.s.a vietnam vietnamese wales welsh western eastern northern new southern north south east west global
        arizona alabama alaska arkansas delaware hawaii idaho indiana iowa kansas kentucky louisiana maine maryland mississippi missouri montana nebraska nevada oklahoma rhode island tennessee vermont wyoming quebec ontario alberta columbia queensland bavaria catalonia argentina bolivia cyprus ecuador guatemala jordan kazakhstan kuwait lebanon malta nepal oman panama paraguay qatar rwanda senegal sri lanka tanzania tunisia uganda uruguay venezuela zambia zimbabwe bangladesh cambodia congo costa rica cuba dominican albania armenia azerbaijan belarus bosnia moldova montenegro macedonia california californian colorado connecticut florida illinois massachusetts michigan minnesota ohio oregon pennsylvania texas utah virginia washington wisconsin york jersey hampshire carolina dakota hong kong zealand
        london paris berlin brussels beijing shanghai shenzhen hangzhou tokyo seoul delhi mumbai bangalore bengaluru dublin madrid rome milan vienna zurich geneva amsterdam stockholm oslo copenhagen helsinki warsaw prague budapest athens lisbon moscow kyiv
        boston chicago seattle detroit houston dallas denver austin atlanta miami francisco angeles diego las vegas silicon valley bay area toronto montreal vancouver sydney melbourne cairo lagos nairobi johannesburg dubai abu dhabi riyadh istanbul jakarta
        manila bangkok hanoi taipei la latin nordic baltic balkans mandarin cantonese hindi arabic spanish-language atlantic pacific mediterranean scandinavia scandinavian city state states united kingdom union republic islamic christian muslim jewish catholic
        """);

    private static readonly FrozenSet<string> s_days = Words.Set("monday tuesday wednesday thursday friday saturday sunday christmas easter");

    public static bool IsPlace(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (!s_words.Contains(sentence[i].Key) && !s_days.Contains(sentence[i].Key) && !Lexicon.Months.Contains(sentence[i].Key)) return false;
        return true;
    }

    public static bool IsPlaceWord(string key) => s_words.Contains(key);
}
