namespace XaDienTu.People.Contracts;

public enum Sex
{
    Male,
    Female,
}
